package org.keskio.profile;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads and writes facts as other services do. */
final class Topics {

    private Topics() {}

    static void publish(String topic, String key, UUID id, Message fact) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, fact.toByteArray());
        Map.of(
                        "ce_id",
                        id.toString(),
                        "ce_type",
                        fact.getDescriptorForType().getFullName(),
                        "ce_subject",
                        key,
                        "ce_source",
                        "/keskio/test",
                        "ce_specversion",
                        "1.0",
                        "ce_time",
                        Instant.EPOCH.toString(),
                        "ce_aggregateversion",
                        "1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The types of the facts about a customer, in order. */
    static List<String> typesAbout(String topic, String key) {
        return read(topic).stream()
                .filter(fact -> key.equals(fact.key()))
                .map(fact -> new String(fact.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .toList();
    }

    static List<ConsumerRecord<String, byte[]>> read(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<PartitionInfo> partitions =
                    consumer.listTopics(Duration.ofSeconds(10)).getOrDefault(topic, List.of());
            List<TopicPartition> all = partitions.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
