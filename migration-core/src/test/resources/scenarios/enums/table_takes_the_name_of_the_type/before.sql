create type nome as enum ('A');
