package org.keskio.inventory.inbound.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.keskio.inventory.Settings;

/**
 * Where this replica goes on reading: after the last fact that it took, or a little before it began to load. Nothing is
 * committed at the broker, since the index does not outlive the process.
 */
@ApplicationScoped
@Identifier("index-facts")
public class IndexFactsReplay implements KafkaConsumerRebalanceListener {

    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private final Instant since;

    @Inject
    IndexFactsReplay(Settings settings) {
        since = Clock.systemUTC().instant().minus(settings.index().replay());
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        // Asked before the search by time: what is published in between lies behind these ends.
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> byTime = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> since.toEpochMilli())));
        for (TopicPartition partition : partitions) {
            long offset = Optional.ofNullable(next.get(partition))
                    .or(() -> Optional.ofNullable(byTime.get(partition)).map(OffsetAndTimestamp::offset))
                    .orElseGet(() -> ends.getOrDefault(partition, 0L));
            consumer.seek(partition, offset);
        }
    }

    void taken(KafkaRecord<String, byte[]> fact) {
        next.put(new TopicPartition(fact.getTopic(), fact.getPartition()), offset(fact) + 1);
    }

    long offset(KafkaRecord<String, byte[]> fact) {
        Optional<IncomingKafkaRecordMetadata<?, ?>> metadata =
                fact.getMetadata(IncomingKafkaRecordMetadata.class).map(known -> known);
        return metadata.map(IncomingKafkaRecordMetadata::getOffset).orElse(-1L);
    }
}
