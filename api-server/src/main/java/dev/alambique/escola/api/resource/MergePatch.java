package dev.alambique.escola.api.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A change of some values: those that it holds, where null takes one away.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7396">RFC 7396, JSON Merge Patch</a>
 */
record MergePatch(ObjectNode changes) {
    /** The media type of a patch. */
    static final String MEDIA_TYPE = "application/merge-patch+json";

    /** What becomes of an object; fields of fields are none of the resources'. */
    ObjectNode appliedTo(ObjectNode now) {
        ObjectNode changed = now.deepCopy();
        changes.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value.isNull() && now.has(change.getKey())) {
                changed.putNull(change.getKey());
            } else {
                changed.set(change.getKey(), value);
            }
        });
        return changed;
    }
}
