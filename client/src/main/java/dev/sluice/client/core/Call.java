package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodec;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One call of the Core API: method, path, query, body, and how to read the answer. Both clients send the same
 * descriptions; the classes named {@code …Calls} make them. Immutable.
 *
 * @param <T> what the answer becomes
 */
public final class Call<T> {
    private final String method;
    private final String path;
    private final List<String> query;
    private final RequestBody body;
    private final Access access;
    private final String accept;
    private final Answer<T> answer;
    private final @Nullable String bearer;
    private final int expected;
    private final boolean once;

    /** What the call shows to get in. */
    enum Access {
        /** Nothing: the server does not ask. */
        OPEN,
        /** The access token, when there is one or the client can get one. */
        TOKEN
    }

    /** How an answer is read. */
    sealed interface Answer<T> {
        /** A body that is held in memory up to a limit. */
        record Whole<T>(Reader<T> reader) implements Answer<T> {}

        /** A body that is read while it arrives. */
        record Flowing<T>(StreamReader<T> reader) implements Answer<T> {}

        /** A body that becomes a file; {@code result} gets the number of its bytes. */
        record InFile<T>(Path target, LongFunction<T> result) implements Answer<T> {}

        /** A body that goes into a channel, which stays open; {@code result} gets the number of its bytes. */
        record InChannel<T>(WritableByteChannel target, LongFunction<T> result) implements Answer<T> {}
    }

    /** Makes the result of a whole answer. */
    @FunctionalInterface
    interface Reader<T> {
        T read(int status, byte[] body);
    }

    /** Makes the result of an arriving answer; what it throws as IOException counts as a broken connection. */
    @FunctionalInterface
    interface StreamReader<T> {
        T read(WatchedStream body) throws IOException;
    }

    private Call(
            String method,
            String path,
            List<String> query,
            RequestBody body,
            Access access,
            String accept,
            Answer<T> answer,
            @Nullable String bearer,
            int expected,
            boolean once) {
        this.once = once;
        this.bearer = bearer;
        this.expected = expected;
        this.method = method;
        this.path = path;
        this.query = query;
        this.body = body;
        this.access = access;
        this.accept = accept;
        this.answer = answer;
    }

    /** Starts a description; {@code {}} in the path takes the next segment, {@code {…}} a path with slashes. */
    static Draft on(String method, String template, String... segments) {
        return new Draft(method, template, segments);
    }

    /** The same call, whose result is the text of the answer as the server sent it. */
    public Call<String> asText() {
        return new Call<>(
                method,
                path,
                query,
                body,
                access,
                accept,
                new Answer.Whole<>((status, bytes) -> text(bytes)),
                bearer,
                expected,
                once);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String method() {
        return method;
    }

    /** Path and query, ready for a URL; {@code domain} is added when given. */
    String target(@Nullable String domain) {
        List<String> all = new ArrayList<>(query);
        if (domain != null) {
            all.add("domain=" + Percent.query(domain));
        }
        return all.isEmpty() ? path : path + "?" + String.join("&", all);
    }

    RequestBody body() {
        return body;
    }

    /** Whether it reads or writes a channel of the caller's, which may keep it waiting for ever. */
    boolean usesChannel() {
        return body.isChannel() || answer instanceof Answer.InChannel<T>;
    }

    /** Whether the server may be asked twice, when it is not known whether it was asked once (RFC 9110, section 9.2.2). */
    boolean isSafe() {
        return !once && (method.equals("GET") || method.equals("HEAD"));
    }

    /** The token of the call's own, null for that of the client. */
    @Nullable
    String bearer() {
        return bearer;
    }

    /** Whether a status is an answer and not a refusal. */
    boolean isAnswer(int status) {
        return status / 100 == 2 || status == expected;
    }

    boolean needsToken() {
        return access == Access.TOKEN;
    }

    String accept() {
        return accept;
    }

    Answer<T> answer() {
        return answer;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** A description under construction; not for several threads. */
    static final class Draft {
        private final String method;
        private final String path;
        private final List<String> query = new ArrayList<>();
        private RequestBody body = RequestBody.NONE;
        private Access access = Access.TOKEN;
        private String accept = "application/json";
        private @Nullable String bearer;
        private int expected;
        private boolean once;

        private Draft(String method, String template, String... segments) {
            this.method = method;
            this.path = fill(template, segments);
        }

        private static String fill(String template, String... segments) {
            StringBuilder filled = new StringBuilder(template.length() + 32);
            int from = 0;
            int next = 0;
            for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
                filled.append(template, from, open);
                from = template.indexOf('}', open) + 1;
                boolean one = template.substring(open, from).equals("{}");
                filled.append(one ? Percent.segment(segments[next]) : Percent.path(segments[next]));
                next++;
            }
            return filled.append(template, from, template.length()).toString();
        }

        /** Null and the empty string mean: not asked for. */
        Draft query(String name, @Nullable Object value) {
            if (value != null && !value.toString().isEmpty()) {
                query.add(name + "=" + Percent.query(value.toString()));
            }
            return this;
        }

        Draft open() {
            access = Access.OPEN;
            return this;
        }

        /** A status without success that is an answer all the same. */
        Draft expecting(int status) {
            expected = status;
            return this;
        }

        /** A {@code GET} that does something, which must not be sent a second time by itself. */
        Draft once() {
            once = true;
            return this;
        }

        /** A token of the call's own, as logging in and refreshing need. */
        Draft bearer(String token) {
            bearer = token;
            return this;
        }

        Draft accept(String type) {
            accept = type;
            return this;
        }

        Draft body(RequestBody value) {
            body = value;
            return this;
        }

        <B> Draft json(CoreCodec<B> codec, B value) {
            return body(RequestBody.json(codec.encode(value)));
        }

        <T> Call<T> whole(Reader<T> reader) {
            return answered(new Answer.Whole<>(reader));
        }

        <T> Call<T> returning(CoreCodec<T> codec) {
            return whole((status, bytes) -> codec.decode(bytes));
        }

        /** The result is success itself; what the server says to it ({@code "OK"}, {@code Deleted: /x}) varies. */
        Call<Done> done() {
            return whole((status, bytes) -> Done.DONE);
        }

        <T> Call<T> flowing(StreamReader<T> reader) {
            return answered(new Answer.Flowing<>(reader));
        }

        /** The result is the number of bytes. */
        Call<Long> intoFile(Path target) {
            return answered(new Answer.InFile<>(target, bytes -> bytes));
        }

        /** The result is the number of bytes. */
        Call<Long> intoChannel(WritableByteChannel target) {
            CoreChecks.blocking("target", target);
            return answered(new Answer.InChannel<>(target, bytes -> bytes));
        }

        private <T> Call<T> answered(Answer<T> answer) {
            return new Call<>(method, path, List.copyOf(query), body, access, accept, answer, bearer, expected, once);
        }
    }
}
