-- Every flag is about a case of its process.
select f.rule, f.case_no from flags as f anti join cases as c using (case_no, process_no) limit 1
