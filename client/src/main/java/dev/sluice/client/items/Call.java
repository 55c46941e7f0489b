package dev.sluice.client.items;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One POST, from its turn at the gate to the end of its answer's body. However it ends, it gives its place back, stops
 * its timer and leaves the register of open calls, once.
 *
 * <p>Thread-safe. No lock is held while other code is called.
 */
final class Call implements AnswerBody.Owner {
    private final HttpPosts posts;
    private final HttpRequest request;
    private final ObjectCutter.Framing framing;
    private final Patience patience;
    private final CompletableFuture<Answer> answered = new CompletableFuture<>();

    private @Nullable CompletableFuture<HttpResponse<AnswerBody>> sent;
    private @Nullable AnswerBody body;
    private @Nullable XrtcException aborted;
    private boolean hasPlace;
    private boolean over;
    private volatile int status;

    Call(HttpPosts posts, HttpRequest request, ObjectCutter.Framing framing) {
        this.posts = posts;
        this.request = request;
        this.framing = framing;
        this.patience = posts.patience(expired -> abort(explain(expired)));
    }

    /** Waits for its turn and sends. The future brings the answer's head. */
    CompletableFuture<Answer> start() {
        CompletableFuture<Void> turn = posts.gate().enter();
        // A call that ends while it waits must not keep its place in the line.
        Completions.on(answered, (answer, failure) -> turn.cancel(false));
        Completions.on(turn, (go, refused) -> {
            if (refused == null) {
                send();
            } else {
                abort(explain(refused));
            }
        });
        return answered;
    }

    URI url() {
        return request.uri();
    }

    /** Ends the call wherever it is; whoever waits for it gets the reason. */
    void abort(XrtcException reason) {
        CompletableFuture<HttpResponse<AnswerBody>> underWay;
        AnswerBody open;
        synchronized (this) {
            if (aborted != null) {
                return;
            }
            aborted = reason;
            underWay = sent;
            open = body;
        }
        ended();
        if (underWay != null) {
            underWay.cancel(true);
        }
        if (open != null) {
            open.abort(reason);
        }
        answered.completeExceptionally(reason);
    }

    void cancel(String reason) {
        abort(new XrtcException.Cancelled(Failure.answered(url(), status, reason, null)));
    }

    private void send() {
        synchronized (this) {
            hasPlace = !over;
        }
        if (!hasPlace) {
            posts.gate().leave();
            return;
        }
        patience.waiting();
        CompletableFuture<HttpResponse<AnswerBody>> underWay = posts.send(request, this::body);
        boolean late;
        synchronized (this) {
            sent = underWay;
            late = aborted != null;
        }
        if (late) {
            underWay.cancel(true);
        }
        Completions.on(underWay, this::head);
    }

    private AnswerBody body(HttpResponse.ResponseInfo head) {
        status = head.statusCode();
        // Errors are one object also where a stream of lines was asked for.
        ObjectCutter.Framing shape = status == 200 ? framing : ObjectCutter.Framing.WHOLE;
        AnswerBody open = new AnswerBody(posts.cutter(shape), this);
        XrtcException reason;
        synchronized (this) {
            body = open;
            reason = aborted;
        }
        if (reason != null) {
            open.abort(reason);
        }
        return open;
    }

    private void head(@Nullable HttpResponse<AnswerBody> response, @Nullable Throwable failure) {
        if (response == null) {
            abort(explain(failure == null ? new IllegalStateException("no answer") : failure));
            return;
        }
        patience.arrived();
        Answer answer = new Answer(this, response.statusCode(), response.headers(), response.body());
        String encoding = answer.header("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            answer.violation("the answer is compressed (" + encoding + "), which was not asked for", null);
            return;
        }
        answered.complete(answer);
    }

    @Override
    public void waiting() {
        patience.waiting();
    }

    @Override
    public void arrived() {
        patience.arrived();
    }

    @Override
    public void ended() {
        boolean givesPlaceBack;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            givesPlaceBack = hasPlace;
        }
        patience.stop();
        if (givesPlaceBack) {
            posts.gate().leave();
        }
        posts.forget(this);
    }

    @Override
    public XrtcException explain(Throwable failure) {
        return Failures.network(url(), status, failure);
    }

    @Override
    public XrtcException tooLarge() {
        return new XrtcException.ProtocolViolation(Failure.answered(
                url(), status, "an object of the answer has more than " + posts.maxJsonBytes() + " bytes", null));
    }
}
