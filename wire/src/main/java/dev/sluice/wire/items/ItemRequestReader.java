package dev.sluice.wire.items;

import static dev.sluice.wire.items.ItemError.INVALID_ARGUMENTS;
import static dev.sluice.wire.items.ItemError.PARSE_FAIL;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/**
 * Reads the bodies of the item calls. Lenient where the documentation is (unquoted field names, options inside or
 * beside the portals, cutoff as text), strict elsewhere: an unknown name is error 20, a wrong type or value error 30,
 * and each message names the field.
 *
 * <p>Immutable and thread-safe.
 */
public final class ItemRequestReader {
    private final ItemLimits limits;

    public ItemRequestReader(ItemLimits limits) {
        this.limits = limits;
    }

    /** The limits this reader holds requests to. */
    public ItemLimits limits() {
        return limits;
    }

    /**
     * Reads {@code {"accountid":…,"apikey":…}}.
     *
     * @throws ItemRefusal with 20 or 30
     */
    public Credentials login(byte[] body) {
        try (RequestParser in = open(body)) {
            String accountId = null;
            String apiKey = null;
            for (String field = in.firstField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "accountid" -> accountId = in.text(field, accountId != null);
                    case "apikey" -> apiKey = in.text(field, apiKey != null);
                    default -> throw in.misnamed(field, "accountid and apikey");
                }
            }
            in.end();
            return new Credentials(
                    required(accountId, "accountid", "AC and 16 digits"),
                    required(apiKey, "apikey", "the 32 characters of the key"));
        }
    }

    /**
     * Reads {@code {"email":…}}, with {@code "registrationtoken"} where the code is to be sent again.
     *
     * @throws ItemRefusal with 20 or 30
     */
    public RegistrationStart registrationStart(byte[] body) {
        try (RequestParser in = open(body)) {
            String email = null;
            String token = null;
            for (String field = in.firstField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "email" -> email = in.text(field, email != null);
                    case "registrationtoken" -> {
                        in.once(field, token != null);
                        token = in.textOrNull(field);
                    }
                    default -> throw in.misnamed(field, "email and registrationtoken");
                }
            }
            in.end();
            return new RegistrationStart(required(email, "email", "an e-mail address"), token);
        }
    }

    /**
     * Reads {@code {"registrationtoken":…,"emailcode":…}}.
     *
     * @throws ItemRefusal with 20 or 30
     */
    public RegistrationCode registrationCode(byte[] body) {
        try (RequestParser in = open(body)) {
            String token = null;
            String code = null;
            for (String field = in.firstField(); field != null; field = in.nextField()) {
                switch (field) {
                    case "registrationtoken" -> token = in.text(field, token != null);
                    case "emailcode" -> code = in.text(field, code != null);
                    default -> throw in.misnamed(field, "registrationtoken and emailcode");
                }
            }
            in.end();
            return new RegistrationCode(
                    required(token, "registrationtoken", "the token that registrationstart answered"),
                    required(code, "emailcode", "the six digits of the e-mail"));
        }
    }

    /**
     * Reads {@code {"items":[{"portalid":…,"payload":…},…]}}. A {@code servertimestamp} in an item is accepted and
     * ignored, because the SDK's model has the field.
     *
     * @throws ItemRefusal with 20 or 30
     */
    public List<NewItem> set(byte[] body) {
        try (RequestParser in = open(body)) {
            List<NewItem> items = null;
            for (String field = in.firstField(); field != null; field = in.nextField()) {
                if (!field.equals("items")) {
                    throw in.unknown(field, "items");
                }
                in.once(field, items != null);
                items = items(in);
            }
            in.end();
            if (items == null || items.isEmpty()) {
                throw new ItemRefusal(
                        INVALID_ARGUMENTS,
                        "items is missing or empty; it must be a list of at least one {\"portalid\",\"payload\"}");
            }
            return items;
        }
    }

    private List<NewItem> items(RequestParser in) {
        in.expect(JsonToken.START_ARRAY, "items", "a list of {\"portalid\",\"payload\"}");
        List<NewItem> items = new ArrayList<>(1);
        while (in.nextElement("items", "an object {\"portalid\",\"payload\"}")) {
            items.add(item(in));
        }
        return items;
    }

    private NewItem item(RequestParser in) {
        String portalId = null;
        String payload = null;
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            switch (field) {
                case "portalid" -> portalId = in.text(field, portalId != null);
                case "payload" -> payload = in.text(field, payload != null);
                case "servertimestamp" -> in.wholeNumberOrNull(field);
                default -> throw in.unknown(field, "portalid and payload");
            }
        }
        return new NewItem(portalId(portalId), in.encodable(required(payload, "payload", "a text"), "payload"));
    }

    /**
     * Reads {@code {"portals":[…],"mode":…,"schedule":…,"cutoff":…}}; an option inside a portal wins over the same one
     * beside {@code portals}.
     *
     * @throws ItemRefusal with 20 or 30
     */
    public GetQuery get(byte[] body) {
        try (RequestParser in = open(body)) {
            List<PortalDraft> drafts = List.of();
            GetOptions outer = new GetOptions();
            boolean seen = false;
            for (String field = in.firstField(); field != null; field = in.nextField()) {
                if (field.equals("portals")) {
                    in.once(field, seen);
                    seen = true;
                    drafts = portals(in);
                } else if (!outer.read(field, in)) {
                    throw in.unknown(field, "portals, mode, schedule and cutoff");
                }
            }
            in.end();
            return query(drafts, outer);
        }
    }

    private List<PortalDraft> portals(RequestParser in) {
        if (in.isNull()) {
            return List.of();
        }
        in.expect(JsonToken.START_ARRAY, "portals", "a list of {\"portalid\"}");
        List<PortalDraft> drafts = new ArrayList<>(1);
        while (in.nextElement("portals", "an object {\"portalid\"}")) {
            if (drafts.size() == limits.portalsPerGet()) {
                throw new ItemRefusal(
                        INVALID_ARGUMENTS,
                        "portals names more than " + limits.portalsPerGet() + " portals; use another get");
            }
            drafts.add(portal(in));
        }
        return drafts;
    }

    private PortalDraft portal(RequestParser in) {
        String portalId = null;
        long afterTimestampMs = 0;
        GetOptions inner = new GetOptions();
        for (String field = in.nextField(); field != null; field = in.nextField()) {
            if (field.equals("portalid")) {
                portalId = in.text(field, portalId != null);
            } else if (field.equals("servertimestamp")) {
                Long given = in.wholeNumberOrNull(field);
                afterTimestampMs = given == null ? 0 : given;
            } else if (!inner.read(field, in)) {
                throw in.unknown(field, "portalid, mode, schedule, cutoff and servertimestamp");
            }
        }
        return new PortalDraft(portalId(portalId), inner, afterTimestampMs);
    }

    private static GetQuery query(List<PortalDraft> drafts, GetOptions outer) {
        Mode mode = null;
        Set<PortalId> named = new HashSet<>();
        List<PortalQuery> portals = new ArrayList<>(drafts.size());
        for (PortalDraft draft : drafts) {
            Mode wanted = draft.options().modeOr(outer);
            if (mode != null && mode != wanted) {
                throw new ItemRefusal(
                        INVALID_ARGUMENTS,
                        "mode differs between the portals; one get has one mode: probe, watch or stream");
            }
            mode = wanted;
            if (!named.add(draft.portalId())) {
                throw new ItemRefusal(INVALID_ARGUMENTS, "portalid " + draft.portalId() + " is named twice");
            }
            portals.add(draft.query(outer));
        }
        return new GetQuery(portals, mode == null ? outer.modeOr(outer) : mode);
    }

    private RequestParser open(byte[] body) {
        if (body.length > limits.maxRequestBytes()) {
            throw tooLarge();
        }
        return new RequestParser(body);
    }

    /** The refusal for a body over the limit; the edge uses it before the whole body is there. */
    public ItemRefusal tooLarge() {
        return new ItemRefusal(
                PARSE_FAIL, "the request is larger than the limit of " + limits.maxRequestBytes() + " bytes");
    }

    private PortalId portalId(@Nullable String text) {
        String right = "1 to " + limits.portalIdMaxChars() + " ASCII letters and digits";
        String given = required(text, "portalid", right);
        if (!PortalId.isValid(given, limits.portalIdMaxChars())) {
            throw new ItemRefusal(INVALID_ARGUMENTS, "portalid " + Shown.text(given) + " must be " + right);
        }
        return new PortalId(given);
    }

    private static String required(@Nullable String value, String field, String right) {
        if (value == null) {
            throw new ItemRefusal(INVALID_ARGUMENTS, field + " is missing; it must be " + right);
        }
        return value;
    }

    private record PortalDraft(PortalId portalId, GetOptions options, long afterTimestampMs) {
        PortalQuery query(GetOptions outer) {
            return new PortalQuery(portalId, options.scheduleOr(outer), options.cutoffOr(outer), afterTimestampMs);
        }
    }
}
