-- Queries of an office over what `gzyd extract --format ndjson --records` printed, for DuckDB.
-- `node scripts/archives/query.mjs extracted.ndjson tasks.parquet` runs them all.

-- plans: a row for each plan. Only the columns named here are read; a record that couldn't be read has no title.
CREATE TABLE plans AS
SELECT * FROM read_json($source, format = 'newline_delimited', maximum_object_size = 1073741824, columns = {
  id: 'VARCHAR',
  error: 'VARCHAR',
  title: 'VARCHAR',
  year: 'INTEGER',
  items: 'STRUCT(id VARCHAR, kind VARCHAR, number INTEGER, title VARCHAR)[]',
  responsibilities: 'STRUCT(itemId VARCHAR, unit VARCHAR, role VARCHAR)[]',
  targets: 'STRUCT(itemId VARCHAR, text VARCHAR, comparator VARCHAR, value DOUBLE, unit VARCHAR, object VARCHAR)[]',
  deadlines: 'STRUCT(itemId VARCHAR, text VARCHAR)[]'
});

-- tasks: a row for each task, with those who lead it and its deadlines.
CREATE TABLE tasks AS
SELECT
  plans.id AS plan, year, item.id AS task, item.number, item.title,
  list_distinct([r.unit FOR r IN responsibilities IF r.itemId = item.id AND r.role = 'lead']) AS leads,
  [d.text FOR d IN deadlines IF d.itemId = item.id] AS deadlines,
  [t FOR t IN targets IF t.itemId = item.id] AS targets
FROM plans, unnest(items) AS one(item)
WHERE item.kind = 'item';

-- result: who leads what
SELECT lead AS unit, count(*) AS tasks, count(DISTINCT plan) AS plans
FROM tasks, unnest(leads) AS one(lead)
GROUP BY lead ORDER BY tasks DESC, unit LIMIT 10;

-- result: targets by year and unit
SELECT year, lead AS unit, count(*) AS targets, sum(target.value) FILTER (target.unit = '名') AS people
FROM tasks, unnest(leads) AS one(lead), unnest(targets) AS other(target)
GROUP BY year, lead ORDER BY year DESC, targets DESC, unit LIMIT 10;

-- result: tasks without a deadline, by year
SELECT year, count(*) FILTER (len(deadlines) = 0) AS without, count(*) AS tasks
FROM tasks GROUP BY year ORDER BY year DESC LIMIT 10;

-- result: records that could not be read
SELECT id, error FROM plans WHERE error IS NOT NULL LIMIT 10;

COPY tasks TO $target (FORMAT parquet);
