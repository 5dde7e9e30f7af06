package org.crowdshelf.shared.outbox;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A listener whose ears the tests hold: it takes events of types that begin with "heard.". */
@ApplicationScoped
public class Heard implements OutboxListener {

  private final List<OutboxEvent> events = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<UUID, Function<OutboxEvent, Uni<Void>>> moods =
      new ConcurrentHashMap<>();

  @Override
  public boolean wants(String type) {
    return type.startsWith("heard.");
  }

  @Override
  public Uni<Void> on(OutboxEvent event) {
    events.add(event);
    return moods.getOrDefault(event.subjectId(), taken -> Uni.createFrom().voidItem()).apply(event);
  }

  /** Events of this subject are answered like this from now on. */
  void answer(UUID subject, Function<OutboxEvent, Uni<Void>> mood) {
    moods.put(subject, mood);
  }

  List<OutboxEvent> about(UUID subject) {
    return events.stream().filter(event -> event.subjectId().equals(subject)).toList();
  }
}
