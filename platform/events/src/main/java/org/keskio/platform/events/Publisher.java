package org.keskio.platform.events;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Sends facts as CloudEvents in binary mode; in order, each acknowledged by all replicas. */
final class Publisher implements AutoCloseable {

    private static final TextMapGetter<String> TRACEPARENT = new Traceparent();

    private final Producer<String, byte[]> producer;
    private final Tracer tracer;
    private final Stream stream;

    private Publisher(Producer<String, byte[]> producer, Tracer tracer, Stream stream) {
        this.producer = producer;
        this.tracer = tracer;
        this.stream = stream;
    }

    /** Connects, and makes the topics that nobody has made yet. */
    static Publisher open(Map<String, Object> kafka, int partitions, Tracer tracer, Stream stream)
            throws InterruptedException, ExecutionException {
        makeTopics(kafka, stream.topics(), partitions);
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A record that expired on its way would be overtaken by the next of its aggregate: wait for the broker
        // instead.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000L);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return new Publisher(
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()), tracer, stream);
    }

    /** Sends all, in order, and returns when the broker has them; an exception means that some may be missing. */
    void publish(List<WaitingFact> facts) throws InterruptedException, ExecutionException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(facts.size());
        for (WaitingFact fact : facts) {
            sent.add(send(fact));
        }
        producer.flush();
        for (Future<RecordMetadata> record : sent) {
            record.get();
        }
    }

    /** Drops what has not been sent: it is still in the outbox. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private Future<RecordMetadata> send(WaitingFact fact) {
        String topic = stream.topic(fact.type());
        Span span = spanOf(fact, topic);
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, fact.aggregateId(), fact.payload());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", fact.id().toString());
        header(record, "ce_type", fact.type());
        header(record, "ce_source", stream.source());
        header(record, "ce_subject", fact.aggregateId());
        header(record, "ce_time", fact.time().toString());
        header(record, "ce_aggregateversion", Long.toString(fact.aggregateVersion()));
        header(record, "content-type", "application/protobuf");
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), record, Publisher::header);
        return producer.send(record, (metadata, error) -> {
            if (error != null) {
                span.setStatus(StatusCode.ERROR, error.getClass().getSimpleName());
            }
            span.end();
        });
    }

    /** Continues the trace of the transaction that wrote the fact, if that is traced. */
    private Span spanOf(WaitingFact fact, String topic) {
        if (fact.traceparent() == null) {
            return Span.getInvalid();
        }
        Context parent =
                W3CTraceContextPropagator.getInstance().extract(Context.root(), fact.traceparent(), TRACEPARENT);
        return tracer.spanBuilder(topic + " publish")
                .setParent(parent)
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "publish")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.message.id", fact.id().toString())
                .setAttribute("keskio.fact.type", fact.type())
                .setAttribute("keskio.aggregate.id", fact.aggregateId())
                .startSpan();
    }

    private static void header(@Nullable ProducerRecord<String, byte[]> record, String name, String value) {
        if (record != null) {
            record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void makeTopics(Map<String, Object> kafka, Set<String> topics, int partitions)
            throws InterruptedException, ExecutionException {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic, Optional.of(partitions), Optional.empty()))
                .toList();
        try (Admin admin = Admin.create(settings)) {
            for (KafkaFuture<Void> made : admin.createTopics(wanted).values().values()) {
                await(made);
            }
        }
    }

    private static void await(KafkaFuture<Void> made) throws InterruptedException, ExecutionException {
        try {
            made.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static final class Traceparent implements TextMapGetter<String> {

        @Override
        public Iterable<String> keys(String carrier) {
            return Set.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    }
}
