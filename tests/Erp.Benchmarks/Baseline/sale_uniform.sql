\set a random(1, 10000)
\set b random(1, 10000)
\set c random(1, 10000)
select complete_sale(:client_id, array['S' || :a, 'S' || :b, 'S' || :c], array[1, 1, 1]::numeric[]);
