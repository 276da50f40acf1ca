\set b random(2, 10000)
\set c random(2, 10000)
select complete_sale(:client_id, array['S1', 'S' || :b, 'S' || :c], array[1, 1, 1]::numeric[]);
