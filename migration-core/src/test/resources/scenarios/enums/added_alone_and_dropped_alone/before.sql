create type um as enum ('A');
