"""Relations between the columns of a table, which hold row by row; `relation` judges whether a table has one."""
