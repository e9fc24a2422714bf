package org.keskio.platform.events;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import io.grpc.Status;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.keskio.platform.calls.ErrorMapping;
import org.keskio.platform.calls.Errors;
import org.keskio.platform.calls.FieldViolation;

/** Answers a repeated request as the first time, without doing it again. */
@ApplicationScoped
public class Requests {

    private static final String CLAIM =
            "insert into requests (id, fingerprint) values (:id, :fingerprint) on conflict do nothing";
    private static final String ANSWER = "update requests set answer = :answer where id = :id";
    private static final String RECALL = "select fingerprint, answer from requests where id = :id";

    private static final String SEEN =
            "select cast(id as text) from requests where id = any(cast(cast(:ids as text[]) as uuid[]))";
    private static final String KEEP_ALL = """
            insert into requests (id, fingerprint, answer)
            select cast(id as uuid), decode(fingerprint, 'base64'), decode(answer, 'base64')
            from unnest(cast(:ids as text[]), cast(:fingerprints as text[]), cast(:answers as text[]))
              k(id, fingerprint, answer)
            on conflict do nothing returning cast(id as text)""";

    private final Mutiny.SessionFactory sessions;

    @Inject
    Requests(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * Runs the mutation in a transaction of its own that also keeps the answer. The same id with the same content gets
     * the kept answer; with other content ALREADY_EXISTS, reason REQUEST_ID_REUSED. Of two at the same time one runs and
     * the other waits for its answer. A mutation that fails leaves no trace and may be tried again.
     */
    public <R extends Message> Uni<R> once(
            String requestId, Message request, Parser<R> parser, Function<Mutiny.StatelessSession, Uni<R>> mutation) {
        UUID id = idOf(requestId);
        byte[] fingerprint = fingerprint(request);
        return sessions.withStatelessTransaction(session -> session.createNativeQuery(CLAIM)
                .setParameter("id", id)
                .setParameter("fingerprint", fingerprint)
                .executeUpdate()
                // A twin that is still in its transaction makes the insert wait for its end.
                .chain(claimed -> claimed == 1
                        ? mutation.apply(session).call(answer -> keep(session, id, answer))
                        : recall(session, id, fingerprint, parser)));
    }

    /** What tells a request from others: for those who run several in one transaction. */
    public record Claim(UUID id, byte[] fingerprint) {}

    /** The claim of a request. */
    public static Claim claim(String requestId, Message request) {
        return new Claim(idOf(requestId), fingerprint(request));
    }

    /** Those of the ids that were used before. */
    public Uni<Set<UUID>> seen(Mutiny.StatelessSession session, Collection<UUID> ids) {
        return session.createNativeQuery(SEEN, String.class)
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .getResultList()
                .map(found -> found.stream().map(UUID::fromString).collect(Collectors.toSet()));
    }

    /** Keeps the answers of several requests; answers those that were used before: when there is one, roll back. */
    public Uni<Set<UUID>> keepAll(Mutiny.StatelessSession session, List<Claim> claims, List<byte[]> answers) {
        Base64.Encoder base64 = Base64.getEncoder();
        return session.createNativeQuery(KEEP_ALL, String.class)
                .setParameter(
                        "ids",
                        claims.stream().map(claim -> claim.id().toString()).toArray(String[]::new))
                .setParameter(
                        "fingerprints",
                        claims.stream()
                                .map(claim -> base64.encodeToString(claim.fingerprint()))
                                .toArray(String[]::new))
                .setParameter(
                        "answers", answers.stream().map(base64::encodeToString).toArray(String[]::new))
                .getResultList()
                .map(kept -> {
                    Set<UUID> used = claims.stream().map(Claim::id).collect(Collectors.toSet());
                    kept.forEach(id -> used.remove(UUID.fromString(id)));
                    return used;
                });
    }

    private static Uni<Integer> keep(Mutiny.StatelessSession session, UUID id, Message answer) {
        return session.createNativeQuery(ANSWER)
                .setParameter("id", id)
                .setParameter("answer", answer.toByteArray())
                .executeUpdate();
    }

    private static <R extends Message> Uni<R> recall(
            Mutiny.StatelessSession session, UUID id, byte[] fingerprint, Parser<R> parser) {
        return session.createNativeQuery(RECALL, Object[].class)
                .setParameter("id", id)
                .getSingleResult()
                .map(row -> {
                    if (!Arrays.equals(fingerprint, (byte[]) row[0])) {
                        throw Errors.of(
                                Status.Code.ALREADY_EXISTS,
                                RequestProblem.REQUEST_ID_REUSED,
                                ErrorMapping.DOMAIN,
                                "The request id was used before for other content",
                                Map.of("request_id", id.toString()));
                    }
                    return parse(parser, (byte[]) row[1]);
                });
    }

    private static UUID idOf(String requestId) {
        try {
            UUID id = UUID.fromString(requestId);
            if (requestId.length() == 36) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw Errors.badRequest(
                RequestProblem.REQUEST_ID_INVALID,
                ErrorMapping.DOMAIN,
                new FieldViolation("request_id", "must be a UUID of 36 characters"));
    }

    private static <R extends Message> R parse(Parser<R> parser, byte[] answer) {
        try {
            return parser.parseFrom(answer);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The kept answer is not readable", e);
        }
    }

    /** The type is part of it: the same id sent to another method is other content. */
    private static byte[] fingerprint(Message request) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getDescriptorForType().getFullName().getBytes(StandardCharsets.UTF_8));
            OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            CodedOutputStream coded = CodedOutputStream.newInstance(sink);
            coded.useDeterministicSerialization();
            request.writeTo(coded);
            coded.flush();
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
