// Which versions of these facts are there: the highest number, and the open one's digest?
UNWIND $p.ids AS id
MATCH (f:Fact {id: id})
WITH f ORDER BY f.number
WITH f.id AS id, max(f.number) AS number, collect([f.open_id, f.digest]) AS versions
WITH id, number, [v IN versions WHERE v[0] IS NOT NULL | v[1]] AS open
ORDER BY id
RETURN collect([id, number, head(open)])
