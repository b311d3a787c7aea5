create type outro as enum ('A');
