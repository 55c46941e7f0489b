package dev.sluice.access;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The form of an e-mail address: what RFC 5321 calls a dot-string at a domain name; no quoting, ASCII only. */
final class EmailAddress {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    private EmailAddress() {}

    /**
     * In lower case, so that one mailbox is one account however it is written; empty when it is no address. Letting no
     * other character through also keeps line breaks out of mail headers.
     */
    static Optional<String> normalise(String text) {
        if (text.length() > MAX_LENGTH || text.indexOf('@') > MAX_LOCAL_LENGTH) {
            return Optional.empty();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return FORM.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }
}
