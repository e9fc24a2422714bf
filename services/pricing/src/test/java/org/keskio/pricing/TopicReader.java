package org.keskio.pricing;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads all facts of a topic from its beginning. */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final String topic;
    private final List<Seen> seen = new ArrayList<>();
    private boolean assigned;

    TopicReader(String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** All facts of this type that have come so far. */
    <M extends Message> List<M> all(M type, Parser<M> parser) {
        poll();
        String name = type.getDescriptorForType().getFullName();
        return seen.stream()
                .filter(each -> each.type.equals(name))
                .map(each -> parse(parser, each.payload))
                .toList();
    }

    /** When the broker took the first fact of this type that fits. */
    <M extends Message> Instant timeOf(M type, Parser<M> parser, java.util.function.Predicate<M> fits) {
        String name = type.getDescriptorForType().getFullName();
        return seen.stream()
                .filter(each -> each.type.equals(name) && fits.test(parse(parser, each.payload)))
                .findFirst()
                .orElseThrow()
                .time;
    }

    private void poll() {
        if (!assigned) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            assigned = true;
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            String type = new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
            seen.add(new Seen(type, record.value(), Instant.ofEpochMilli(record.timestamp())));
        }
    }

    private static <M extends Message> M parse(Parser<M> parser, byte[] payload) {
        try {
            return parser.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private record Seen(String type, byte[] payload, Instant time) {}
}
