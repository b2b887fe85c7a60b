"""A real Neo4j for the tests: fetched once with Maven, started on a free port of this machine, ended with the tests."""

import os
import re
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from neo4j.exceptions import Neo4jError, ServiceUnavailable

from graph.embedded_guard import GuardedChild, start_guarded
from tests.engines.under_test import EngineUnderTest

POM = Path(__file__).with_name("pom.xml")
OLDEST_JAVA = 17
FETCH_PATIENCE = 900.0
START_PATIENCE = 120.0
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.lang")


class Neo4jMissing(Exception):  # noqa: N818 - it is told as a reason to skip, and is an error under CI only
    """This machine cannot fetch or run Neo4j; the message says what it lacks."""


def fetch_neo4j(cache: Path) -> Path:
    """The folder of Neo4j's jars, filled by Maven on the first call (a minute or two). Raises Neo4jMissing."""
    version = re.search(r"<neo4j\.version>(.+)</neo4j\.version>", POM.read_text())
    assert version is not None, "the pom pins Neo4j's version"
    jars = cache / f"neo4j-{version[1]}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jMissing("Maven (mvn), which fetches Neo4j, is not installed")
    cache.mkdir(exist_ok=True)
    (cache / ".gitignore").write_text("*\n")
    # Filled beside its place and moved there whole: a fetch that was cut short leaves nothing that looks complete.
    fresh = cache / f"{jars.name}.{os.getpid()}"
    options = ("-DincludeScope=runtime", f"-DoutputDirectory={fresh}")
    fetched = subprocess.run(
        [maven, "--quiet", "--batch-mode", "--strict-checksums", "-f", POM, "dependency:copy-dependencies", *options],
        capture_output=True,
        text=True,
        timeout=FETCH_PATIENCE,
        check=False,
    )
    if fetched.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise Neo4jMissing(f"Maven cannot fetch Neo4j: {fetched.stdout.strip()[-600:]}")
    try:
        fresh.rename(jars)
    except OSError:
        # Another run of the tests was quicker.
        shutil.rmtree(fresh)
    return jars


def find_java(environment: Mapping[str, str]) -> str:
    """The java of this machine, JAVA_HOME's before PATH's. Raises Neo4jMissing where it is missing or too old."""
    home, path = environment.get("JAVA_HOME"), environment.get("PATH", "")
    java = shutil.which("java", path=f"{home}/bin{os.pathsep}{path}" if home else path)
    if java is None:
        raise Neo4jMissing(f"Java {OLDEST_JAVA} or later, which runs Neo4j, is not installed")
    # `version "17.0.15"`, and `version "1.8.0_402"` of old; a stub without a Java behind it prints neither.
    said = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < OLDEST_JAVA:
        raise Neo4jMissing(f"Neo4j needs Java {OLDEST_JAVA} or later; {java} says {said.strip()[:200]!r}")
    return java


def start_neo4j(java: str, jars: Path, home: Path) -> tuple[EngineUnderTest, GuardedChild]:
    """Start a server on an empty `home` and wait for Bolt, about ten seconds; raises AssertionError with its log."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(
        f"server.bolt.listen_address=127.0.0.1:{port}\n"
        "server.http.enabled=false\n"
        "server.https.enabled=false\n"
        "server.memory.heap.max_size=1g\n"
        "server.memory.pagecache.size=512m\n"
        "dbms.usage_report.enabled=false\n"
    )
    opens = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
    command = [java, "-Xmx1g", *opens, "-cp", f"{jars}/*", "org.neo4j.server.CommunityEntryPoint"]
    log = home / "neo4j.log"
    with log.open("wb") as printed:
        child = start_guarded(
            [*command, f"--home-dir={home}", f"--config-dir={home}/conf"], log=printed, cwd=home, env=os.environ
        )
    engine = EngineUnderTest("neo4j", f"bolt://127.0.0.1:{port}", "neo4j", secrets.token_urlsafe(12), "neo4j")
    deadline = time.monotonic() + START_PATIENCE
    while not _set_password(engine):
        if not child.running() or time.monotonic() > deadline:
            child.stop()
            raise AssertionError(f"Neo4j does not start:\n{log.read_text()[-3000:]}")
        time.sleep(0.2)
    return engine, child


def _set_password(engine: EngineUnderTest) -> bool:
    """Whether the server answers and has taken its password; a new server wants another one than its first."""
    statement = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
    try:
        with replace(engine, password="neo4j", database="system").session() as session:
            session.run(statement, password=engine.password).consume()
    except (ServiceUnavailable, Neo4jError):
        return False
    return True
