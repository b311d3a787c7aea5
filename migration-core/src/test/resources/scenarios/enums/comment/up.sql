COMMENT ON TYPE situacao IS 'o que ''vale''';
