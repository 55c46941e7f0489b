package dev.sluice.wire.items;

import java.util.Arrays;
import java.util.Optional;

/**
 * The error catalogue of the item dialect: the only place that knows codes, groups and HTTP statuses.
 * Groups: 2 system, 3 registration, 4 login, 6 application.
 */
public enum ItemError {
    /** Not JSON, a wrong argument name, or a request over the size limit. */
    PARSE_FAIL(20, 2, 400, "INPUT_BINARYJSON_PARSE_FAIL"),
    /** More requests per second than this API key may make. Sluice's own; the vendor documents only the status. */
    TOO_MANY_REQUESTS(21, 2, 429, "TOO_MANY_REQUESTS"),
    /** The account's monthly number of requests is used up. Sluice's own. */
    MONTHLY_LIMIT(22, 2, 429, "MONTHLY_LIMIT"),
    /** The server cannot take the request now: it drains, or a fault on its side stopped it. Sluice's own. */
    UNAVAILABLE(23, 2, 503, "UNAVAILABLE"),
    /** An argument has a wrong value or type. */
    INVALID_ARGUMENTS(30, 6, 400, "INVALID_ARGUMENTS"),
    INVALID_EMAIL(32, 3, 400, "INVALID_EMAIL"),
    INVALID_TOKEN(33, 3, 400, "INVALID_TOKEN"),
    INVALID_CODE(34, 3, 400, "INVALID_CODE"),
    /** Wrong account id or API key, or a disabled one. */
    INVALID_CREDENTIALS(35, 4, 400, "INVALID_CREDENTIALS"),
    MAX_CONCURRENT_REGISTRATIONS(40, 3, 400, "MAX_CONCURRENT_REGISTRATIONS"),
    MAX_CODE_SEND(41, 3, 400, "MAX_CODE_SEND"),
    MAX_CODE_RETRY(42, 3, 400, "MAX_CODE_RETRY"),
    TIMEOUT_CODE(43, 3, 400, "TIMEOUT_CODE"),
    /** Login called too often for this API key or from this address. */
    TOO_FREQUENT_LOGIN(45, 4, 400, "TOO_FREQUENT_LOGIN"),
    /** The session cookie is missing, wrong or expired. */
    SESSION_INVALIDATED(10011, 4, 401, "SESSION_INVALIDATED");

    private final int code;
    private final int group;
    private final int httpStatus;
    private final String wireName;

    ItemError(int code, int group, int httpStatus, String wireName) {
        this.code = code;
        this.group = group;
        this.httpStatus = httpStatus;
        this.wireName = wireName;
    }

    public int code() {
        return code;
    }

    public int group() {
        return group;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** The documented name, which starts every {@code errormessage}. */
    public String wireName() {
        return wireName;
    }

    /** The error with this code, or empty for a code that a newer or foreign server made up. */
    public static Optional<ItemError> ofCode(int code) {
        return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
    }
}
