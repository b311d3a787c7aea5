package dev.alambique.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a command left behind when it ended. */
record Ran(int exitCode, String out, String err) {
    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** This, if the command ended with that exit code. */
    Ran exits(int expected) {
        if (exitCode != expected) {
            throw new AssertionError("exit code " + exitCode + " instead of " + expected + "\n" + this);
        }
        return this;
    }

    /** This, if the command ended well. */
    Ran ok() {
        return exits(0);
    }

    /** Standard output as the one JSON document that it must be. */
    JsonNode json() {
        try {
            return STRICT.readTree(out);
        } catch (JsonProcessingException failure) {
            throw new AssertionError("standard output is not one JSON document\n" + this, failure);
        }
    }

    @Override
    public String toString() {
        return "exit code " + exitCode + "\n--- out\n" + out + "\n--- err\n" + err;
    }
}
