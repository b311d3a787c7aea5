package dev.alambique.escola.domain;

/** Something stored, known by its key. */
public interface Identified {
    long id();
}
