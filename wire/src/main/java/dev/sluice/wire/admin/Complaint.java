package dev.sluice.wire.admin;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says for people what is wrong with a body. Jackson's own words would name classes. */
final class Complaint {
    private static final int MAX_SHOWN_CHARS = 40;

    private Complaint() {}

    /** About a body that is not JSON. */
    static String ofSyntax(JacksonException broken) {
        String words = broken.getOriginalMessage();
        if (words != null && words.startsWith("Duplicate")) {
            return "a name is given twice";
        }
        TokenStreamLocation place = broken.getLocation();
        String where = place == null || place.getByteOffset() < 0 ? "" : ", at byte " + place.getByteOffset();
        return "the body is not JSON" + where + "; check quotes and brackets";
    }

    /** About a JSON object that holds something wrong. */
    static String ofContent(JacksonException wrong) {
        return switch (wrong) {
            case UnrecognizedPropertyException unknown ->
                "unknown name '" + shown(unknown.getPropertyName()) + "'; here may stand "
                        + unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case MismatchedInputException mismatch ->
                place(mismatch) + " has a wrong type; it must be " + meaning(mismatch.getTargetType());
            default -> place(wrong) + " is wrong";
        };
    }

    private static String place(JacksonException wrong) {
        String path = wrong.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "the body" : shown(path);
    }

    private static String meaning(Class<?> type) {
        if (type == String.class) {
            return "a text";
        }
        return type == Boolean.class || type == boolean.class ? "true or false" : "another value";
    }

    /** Foreign text: short, one line, nothing that a terminal or log would obey. */
    private static String shown(String foreign) {
        return foreign.substring(0, Math.min(foreign.length(), MAX_SHOWN_CHARS)).replaceAll("[^ -&(-~]", "?");
    }
}
