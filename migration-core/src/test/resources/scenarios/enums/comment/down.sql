COMMENT ON TYPE situacao IS 'antes';
