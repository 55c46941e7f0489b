package dev.sluice.access;

import dev.sluice.access.spi.CodeSender;
import dev.sluice.access.spi.CodeSenderException;
import dev.sluice.access.spi.StoredAccount;
import dev.sluice.base.Buckets;
import dev.sluice.base.ClientNetwork;
import dev.sluice.base.Clock;
import dev.sluice.base.TokenBucket;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives an account and an API key to whoever can read a mailbox: {@link #start} sends a six-digit code there,
 * {@link #code} takes it back. A mailbox that has an account gets one more key in it; as everywhere, the key that is
 * one too many replaces the account's oldest.
 *
 * <p>Registrations that are going on live in memory: a restart of the server ends them. Thread-safe.
 */
public final class Registration {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private final AccountAdmin accounts;
    private final CodeSender sender;
    private final RegistrationSettings settings;
    private final Clock clock;
    private final Secrets secrets;
    private final PendingRegistrations pending;
    private final Buckets<String> startsByAddress;
    private final Buckets<String> messagesByMailbox;

    public Registration(Access access, CodeSender sender, AccessSettings settings, Clock clock, SecureRandom random) {
        this.accounts = access.accounts();
        this.sender = sender;
        this.settings = settings.registration();
        this.clock = clock;
        this.secrets = new Secrets(random);
        this.pending = new PendingRegistrations(this.settings);
        int maxBuckets = settings.logins().maxBuckets();
        this.startsByAddress = new Buckets<>(this.settings.startsPerAddress().shape(), maxBuckets);
        this.messagesByMailbox = new Buckets<>(
                new TokenBucket.Shape(
                        this.settings.codeSends(), this.settings.codeValid().toNanos()),
                maxBuckets);
    }

    /**
     * Sends a code, or with the token of an earlier start sends a new one. Blocking, until the mail server answers.
     *
     * @param token null for a new registration
     * @param address the client's network address, without port
     */
    public StartOutcome start(String email, @Nullable String token, String address) {
        if (settings.mode() == RegistrationSettings.Mode.OFF) {
            return new StartOutcome.Closed();
        }
        Optional<String> mailbox = EmailAddress.normalise(email);
        if (mailbox.isEmpty()) {
            return new StartOutcome.InvalidEmail();
        }
        if (token != null && !mailbox.get().equals(pending.email(token))) {
            return new StartOutcome.InvalidToken();
        }
        long nowNs = clock.nanoTime();
        if (startsByAddress.get(ClientNetwork.of(address), nowNs).take(nowNs) > 0) {
            return new StartOutcome.TooManyRegistrations();
        }
        return token == null ? begin(mailbox.get(), nowNs) : sendAgain(mailbox.get(), token, nowNs);
    }

    /**
     * Exchanges a code for an API key. Blocking.
     *
     * @throws dev.sluice.access.spi.AccountStoreException when the store fails; the code is used up then
     */
    public CodeOutcome code(String token, String emailCode) {
        if (settings.mode() == RegistrationSettings.Mode.OFF) {
            return new CodeOutcome.Closed();
        }
        PendingRegistrations.Checked checked = pending.check(token, emailCode, clock.nanoTime());
        String email = checked.email();
        if (email != null) {
            return register(email);
        }
        return switch (checked.check()) {
            case TIMED_OUT -> new CodeOutcome.TimedOut();
            case USED_UP -> new CodeOutcome.TooManyTries();
            case WRONG -> new CodeOutcome.InvalidCode();
            case RIGHT, UNKNOWN -> new CodeOutcome.InvalidToken();
        };
    }

    /** Forgets what is over; to be called with {@link Access#sweep}. Never blocks. */
    public void sweep() {
        long nowNs = clock.nanoTime();
        pending.trim(nowNs);
        startsByAddress.trim(nowNs);
        messagesByMailbox.trim(nowNs);
    }

    private StartOutcome begin(String email, long nowNs) {
        TokenBucket messages = messagesByMailbox.get(email, nowNs);
        if (messages.take(nowNs) > 0) {
            return new StartOutcome.TooManySends();
        }
        String token = secrets.registrationToken();
        String code = secrets.sixDigits();
        if (!pending.add(token, email, code, nowNs)) {
            messages.giveBack();
            return new StartOutcome.TooManyRegistrations();
        }
        if (!send(email, code)) {
            pending.remove(token);
            return new StartOutcome.SendFailed();
        }
        return new StartOutcome.Started(token);
    }

    private StartOutcome sendAgain(String email, String token, long nowNs) {
        String code = secrets.sixDigits();
        if (messagesByMailbox.get(email, nowNs).take(nowNs) > 0 || !pending.renew(token, code, nowNs)) {
            return new StartOutcome.TooManySends();
        }
        return send(email, code) ? new StartOutcome.Started(token) : new StartOutcome.SendFailed();
    }

    private boolean send(String email, String code) {
        try {
            sender.send(email, code);
            return true;
        } catch (CodeSenderException fault) {
            LOG.warn("A registration code could not be sent: {}", fault.getMessage());
            return false;
        }
    }

    private CodeOutcome register(String email) {
        try {
            StoredAccount account = accounts.findOrCreate(email);
            if (account.disabled()) {
                return new CodeOutcome.Refused("the account of this e-mail address is disabled");
            }
            return new CodeOutcome.Registered(accounts.createKey(account.id(), keyName()));
        } catch (TooManyAccountsException full) {
            return new CodeOutcome.Refused("this server takes no more accounts");
        }
    }

    private String keyName() {
        return "registered "
                + Instant.ofEpochMilli(clock.epochMs()).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
