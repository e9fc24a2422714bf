package org.keskio.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands on a topic. */
final class FactsOnTopic {

    private FactsOnTopic() {}

    /** The types of the facts about a customer, in order. */
    static List<String> typesAbout(String topic, String key) {
        List<String> types = new ArrayList<>();
        read(topic).stream().filter(fact -> key.equals(fact.key())).forEach(fact -> {
            Header type = fact.headers().lastHeader("ce_type");
            types.add(new String(type.value(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("keskio.identity.v1.", ""));
        });
        return types;
    }

    /** Everything on the topic now. */
    static List<ConsumerRecord<String, byte[]>> read(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
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
}
