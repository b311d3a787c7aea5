package dev.alambique.escola.api.hostile;

import java.nio.charset.StandardCharsets;

/**
 * One request, as the bytes that go over the wire.
 *
 * @param family what is wrong with it
 * @param bytes the bytes
 * @param manner how they are sent
 */
record HostileRequest(String family, byte[] bytes, Manner manner) {
    private static final int SHOWN = 600;

    /** How bytes are sent. */
    enum Manner {
        AT_ONCE,
        BYTE_BY_BYTE,
        /** Half of them, and then nothing for a while. */
        STALLED
    }

    /** A request of characters that stand for one byte each. */
    static HostileRequest of(String family, String bytes, Manner manner) {
        return new HostileRequest(family, bytes.getBytes(StandardCharsets.ISO_8859_1), manner);
    }

    /** The bytes, as characters. */
    String text() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What of it is sent. */
    String sent() {
        return manner == Manner.STALLED ? text().substring(0, bytes.length / 2) : text();
    }

    boolean isHead() {
        return text().startsWith("HEAD ");
    }

    boolean isDelete() {
        return text().startsWith("DELETE ");
    }

    @Override
    public String toString() {
        String text = text();
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "… (" + text.length() + " bytes)";
        return family + ", " + manner + ":\n" + shown;
    }
}
