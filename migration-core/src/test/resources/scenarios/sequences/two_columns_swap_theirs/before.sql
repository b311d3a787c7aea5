create table t (a serial, b serial);
