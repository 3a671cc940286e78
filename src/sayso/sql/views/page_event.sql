-- One event, with the longer one it lies in.
select h.*, p.type as whole_type from happening as h left join happening as p on p.id = h.part_of where h.id = $id;
