// When, and by which sources, were these facts confirmed (known on any day)?
// Whoever may see a fact may see its confirmations: they have no place of their own.
UNWIND $p.ids AS id
MATCH (c:Confirmation {fact: id})-[:STATED_BY]->(x:Source)
WHERE c.recorded_at <= $p.known AND c.superseded_at > $p.known
WITH c.fact AS fact, c.id AS id, c.day AS day, c.note AS note, x.id AS source, c.locator AS locator
ORDER BY fact, id
RETURN collect([fact, id, day, note, source, locator])
