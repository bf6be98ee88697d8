package io.aimeter.collector.log;

import io.aimeter.collector.GeneratedSection;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The events in {@code docs/operate.md} are those of the table of events. */
class EventPageTest {
  @Test
  void theSectionIsTheOneGeneratedFromTheTable() throws IOException {
    StringBuilder section =
        new StringBuilder("| event | level | what has happened |\n|---|---|---|\n");
    for (Event event : Event.values()) {
      section.append("| `").append(event.label()).append("` | ").append(event.level().label());
      section.append(" | ").append(event.meaning()).append(" |\n");
    }
    GeneratedSection.check(
        "operate.md",
        "<!-- events: generated from collector.log.Event -->",
        "<!-- end of events -->",
        section.toString(),
        "EventPageTest");
  }
}
