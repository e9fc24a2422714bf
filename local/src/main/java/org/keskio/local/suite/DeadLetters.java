package org.keskio.local.suite;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.keskio.local.LocalException;

/**
 * Events that a service could not take. Each lies in a topic {@code keskio.<consumer>.dead-letters} with the reason and the topic
 * it came from; replaying puts it back there. Which ones were replayed is remembered as the offsets of a consumer group.
 */
public final class DeadLetters {

    private static final String SUFFIX = ".dead-letters";
    private static final String GROUP = "keskio-dead-letters-replay";
    private static final String ABOUT = "dead-letter-";
    private static final Duration POLL = Duration.ofSeconds(2);

    private final String bootstrap;

    public DeadLetters(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * One event that was set aside.
     *
     * @param topic the dead-letter topic
     * @param partition in that topic
     * @param offset in that partition
     * @param time when it was set aside
     * @param type of the event
     * @param id of the event
     * @param subject the aggregate it is about
     * @param origin the topic it came from
     * @param reason why the consumer could not take it
     * @param replayed whether it was put back already
     */
    public record Letter(
            String topic,
            int partition,
            long offset,
            Instant time,
            String type,
            String id,
            String subject,
            String origin,
            String reason,
            boolean replayed) {

        /** For programs. */
        public Map<String, Object> json() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("topic", topic);
            fields.put("partition", partition);
            fields.put("offset", offset);
            fields.put("time", time.toString());
            fields.put("event_type", type);
            fields.put("event_id", id);
            fields.put("subject", subject);
            fields.put("origin", origin);
            fields.put("reason", reason);
            fields.put("replayed", replayed);
            return fields;
        }
    }

    /** All letters, or those of one consumer. */
    public List<Letter> list(Optional<String> consumer) {
        try (KafkaConsumer<byte[], byte[]> kafka = consumer()) {
            Map<TopicPartition, Long> replayed = replayed(kafka, partitions(kafka, consumer));
            List<Letter> letters = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> entry : read(kafka, replayed.keySet(), Map.of())) {
                TopicPartition place = new TopicPartition(entry.topic(), entry.partition());
                letters.add(letter(entry, entry.offset() < replayed.getOrDefault(place, 0L)));
            }
            return letters;
        } catch (KafkaException e) {
            throw away(e);
        }
    }

    /** Puts back, in order, the letters that were not put back before. Consumers that had taken the event ignore it. */
    public List<Letter> replay(Optional<String> consumer) {
        try (KafkaConsumer<byte[], byte[]> kafka = consumer();
                KafkaProducer<byte[], byte[]> producer = producer()) {
            Map<TopicPartition, Long> from = replayed(kafka, partitions(kafka, consumer));
            List<Letter> letters = new ArrayList<>();
            Set<String> putBack = new HashSet<>();
            for (ConsumerRecord<byte[], byte[]> entry : read(kafka, from.keySet(), from)) {
                String origin = header(entry.headers(), ABOUT + "topic");
                if (origin.isEmpty()) {
                    throw new LocalException("%s, partition %d, offset %d does not say which topic it came from."
                            .formatted(entry.topic(), entry.partition(), entry.offset()));
                }
                // Every consumer hears it again: one time is enough for all that could not take the same record.
                if (putBack.add(place(entry.headers()))) {
                    producer.send(put(entry, origin)).get();
                }
                kafka.commitSync(Map.of(
                        new TopicPartition(entry.topic(), entry.partition()),
                        new OffsetAndMetadata(entry.offset() + 1)));
                letters.add(letter(entry, true));
            }
            return letters;
        } catch (KafkaException e) {
            throw away(e);
        } catch (ExecutionException e) {
            throw new LocalException("The broker did not take an event back: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("Interrupted.", e);
        }
    }

    /** Where the record lay that could not be taken. */
    private static String place(Headers headers) {
        return header(headers, ABOUT + "topic")
                + "/" + header(headers, ABOUT + "partition")
                + "@" + header(headers, ABOUT + "offset");
    }

    private static ProducerRecord<byte[], byte[]> put(ConsumerRecord<byte[], byte[]> entry, String origin) {
        ProducerRecord<byte[], byte[]> back = new ProducerRecord<>(origin, null, entry.key(), entry.value());
        for (Header header : entry.headers()) {
            if (!header.key().startsWith(ABOUT)) {
                back.headers().add(header);
            }
        }
        return back;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> kafka, Optional<String> consumer) {
        String wanted = consumer.map(c -> "keskio." + c + SUFFIX).orElse("");
        return kafka.listTopics().entrySet().stream()
                .filter(topic ->
                        topic.getKey().startsWith("keskio.") && topic.getKey().endsWith(SUFFIX))
                .filter(topic -> wanted.isEmpty() || topic.getKey().equals(wanted))
                .flatMap(topic -> topic.getValue().stream())
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
    }

    private static Map<TopicPartition, Long> replayed(
            KafkaConsumer<byte[], byte[]> kafka, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        partitions.forEach(p -> offsets.put(p, 0L));
        kafka.committed(new java.util.HashSet<>(partitions)).forEach((p, committed) -> {
            if (committed != null) {
                offsets.put(p, committed.offset());
            }
        });
        return offsets;
    }

    /** Reads from the given offsets (or the beginning) to what is the end now. */
    private static List<ConsumerRecord<byte[], byte[]>> read(
            KafkaConsumer<byte[], byte[]> kafka,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> from) {
        List<ConsumerRecord<byte[], byte[]>> entries = new ArrayList<>();
        if (partitions.isEmpty()) {
            return entries;
        }
        kafka.assign(partitions);
        Map<TopicPartition, Long> begin = kafka.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = kafka.endOffsets(partitions);
        partitions.forEach(p -> kafka.seek(p, Math.max(begin.getOrDefault(p, 0L), from.getOrDefault(p, 0L))));
        while (partitions.stream().anyMatch(p -> kafka.position(p) < end.getOrDefault(p, 0L))) {
            kafka.poll(POLL).forEach(entries::add);
        }
        return entries;
    }

    private static Letter letter(ConsumerRecord<byte[], byte[]> entry, boolean replayed) {
        Headers headers = entry.headers();
        return new Letter(
                entry.topic(),
                entry.partition(),
                entry.offset(),
                Instant.ofEpochMilli(entry.timestamp()),
                header(headers, "ce_type"),
                header(headers, "ce_id"),
                header(headers, "ce_subject"),
                header(headers, ABOUT + "topic"),
                header(headers, ABOUT + "reason"),
                replayed);
    }

    private static String header(Headers headers, String name) {
        @Nullable Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? ""
                : new String(Objects.requireNonNull(header.value()), StandardCharsets.UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        GROUP,
                        "enable.auto.commit",
                        "false",
                        "default.api.timeout.ms",
                        "10000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "max.block.ms", "10000"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private LocalException away(KafkaException e) {
        return new LocalException(
                "Kafka does not answer at %s (%s). Is the suite up? ('./keskio status')"
                        .formatted(bootstrap, e.getMessage()),
                e);
    }
}
