"""What every file of the repository keeps: its length, the words of its name, and no trace of one machine or mirror."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST, LONGEST_TEST = 250, 400
# Words that name no thing of the field and gather whatever finds no better place.
EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "service", "data", "process"}
# Written in parts, so that this file does not hold what it looks for.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("npmmirror", "com"),
        ("yarnpkg", "com"),
        ("repo", "maven", "apache", "org"),
        ("repo1", "maven", "org"),
    )
]
MACHINE_PATH = re.compile(r"(?<![\w.:/~$}-])/(?:root|home|Users|work|tmp)/[\w.-]+")
PIN = re.compile(r"([a-z0-9-]+)==([^ ;]+)( ; .+)? \\")


def kept_files(root: Path) -> list[Path]:
    """Files git keeps or would be asked to keep, relative to the root: what is ignored is nobody's."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git repository: there is no list of the files that are kept")
    names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
    return sorted(Path(name) for name in set(names) if (root / name).is_file())


def complaints(root: Path) -> Iterator[str]:
    """What is wrong with the files under a root, one sentence each."""
    for path in kept_files(root):
        text = (root / path).read_text("utf-8", errors="replace")
        yield from _length(path, text)
        yield from _name(path)
        yield from _traces(path, text)


def _length(path: Path, text: str) -> Iterator[str]:
    longest = LONGEST_TEST if path.parts[0] == "tests" else LONGEST
    lines = len(text.splitlines())
    if path.suffix == ".py" and lines > longest:
        yield f"{path} has {lines} lines; at most {longest}: divide it by what it is about"


def _name(path: Path) -> Iterator[str]:
    for word in sorted(EMPTY_WORDS & set(re.findall(r"[a-z]+", str(path).lower()))):
        yield f"{path}: {word!r} says nothing; name the file after what it holds"


def _traces(path: Path, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        for registry in REGISTRIES:
            if registry in line:
                yield f"{path}:{number} names the registry {registry}; which one is used is the reader's setting"
        for found in MACHINE_PATH.findall(line):
            yield f"{path}:{number} holds a path of one machine: {found}"


def pins(text: str) -> dict[str, str]:
    """The exact versions of a lock file; raises ValueError for a line that is neither a pin, a hash nor a comment."""
    found: dict[str, str] = {}
    hashes = 1
    for line in text.splitlines():
        if line.lstrip().startswith("#"):
            continue
        if pin := PIN.fullmatch(line):
            if not hashes:
                raise ValueError(f"no hash before: {line}")
            found[pin[1]], hashes = pin[2], 0
        elif re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line):
            hashes += 1
        else:
            raise ValueError(f"neither a pin, a hash nor a comment: {line}")
    if not hashes:
        raise ValueError("no hash at the end")
    return found


def test_files_are_as_the_house_has_them() -> None:
    found = list(complaints(ROOT))
    assert not found, "\n".join(found)


def test_lock_files_hold_pins_and_hashes_only_and_agree() -> None:
    runtime, dev = (pins((ROOT / "requirements" / name).read_text("utf-8")) for name in ("runtime.txt", "dev.txt"))
    assert runtime
    assert runtime.items() < dev.items()
    assert runtime["neo4j-rust-ext"].startswith(f"{runtime['neo4j']}.")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("graph/long.py", "\n" * 251, "graph/long.py has 251 lines; at most 250"),
        ("tests/test_long.py", "\n" * 401, "tests/test_long.py has 401 lines; at most 400"),
        ("graph/edge_utils.py", "", "graph/edge_utils.py: 'utils' says nothing"),
        ("web/src/Service.ts", "", "web/src/Service.ts: 'service' says nothing"),
        ("graph/data/x.cypher", "", "graph/data/x.cypher: 'data' says nothing"),
        ("lock.json", f"https://{REGISTRIES[0]}/simple", f"lock.json:1 names the registry {REGISTRIES[0]}"),
        ("a.md", "\nsee /" + "home/someone/x", "a.md:2 holds a path of one machine: /" + "home/someone"),
    ],
)
def test_a_file_that_is_not_is_named(tmp_path: Path, name: str, text: str, expected: str) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text(text)
    (complaint,) = complaints(tmp_path)
    assert complaint.startswith(expected)


def test_files_within_the_bounds_pass(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "whole.py").write_text("\n" * 250)
    (tmp_path / "tests" / "test_whole.py").write_text("\n" * 400)
    (tmp_path / "database.md").write_text("a URL such as http://example.org/home/page, and /path/to/python3")
    (tmp_path / ".gitignore").write_text("utils.py\n")
    (tmp_path / "utils.py").touch()
    assert list(complaints(tmp_path)) == []


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://example.org/simple\n",
        "--find-links wheels\n",
        "orjson>=3\n",
        "orjson==3.13.0 \\\n",
        "orjson==3.13.0 \\\nrich==15.0.0 \\\n    --hash=sha256:" + "0" * 64 + "\n",
    ],
)
def test_a_lock_file_that_is_loose_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no hash|neither"):
        pins(text)
