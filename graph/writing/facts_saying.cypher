// Which facts, in a version of any time, still hold one of these names in their own words?
MATCH (f:Fact)
WHERE any(name IN $p.names WHERE
  any(text IN [f.name, f.title, f.rank, f.note, f.action, f.outcome, f.share, f.topic, f.decision, f.feedback, f.resolution,
    f.text, f.objection, f.capacity, f.category, f.channel, f.publisher, f.url, f.document, f.derived, f.subset, f.unit,
    f.value, f.period, f.base, f.due, f.actor, f.target]
    + coalesce(f.aliases, []) + coalesce(f.tags, []) + coalesce(f.parameters, [])
    WHERE text CONTAINS name))
WITH DISTINCT f.id AS id ORDER BY id
RETURN collect(id)
