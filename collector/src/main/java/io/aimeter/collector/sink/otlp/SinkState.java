package io.aimeter.collector.sink.otlp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.collector.sink.SinkException;
import io.aimeter.core.ledger.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sink keeps beside the store: how far it is in a stream and, with metrics, the sums up to
 * there. Replaced as one, durably.
 *
 * @param stream that of the position and the sums
 * @param position behind the last record that is in it; -1 where none is
 */
record SinkState(String stream, long position, List<Row> sums) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A series; moments are epoch nanoseconds, totals whole units of the instrument. */
  record Row(
      String metric,
      Map<String, String> attributes,
      @JsonProperty("start_time_unix_nano") long since,
      long count,
      long total,
      long[] buckets) {
    static Row of(Series series) {
      Map<String, String> attributes = new LinkedHashMap<>();
      List<String> names = series.instrument().attributes();
      for (int i = 0; i < series.values().size(); i++) {
        if (series.values().get(i) != null) {
          attributes.put(names.get(i), series.values().get(i));
        }
      }
      return new Row(
          series.instrument().metric(),
          series.values().isEmpty() ? null : attributes,
          series.since(),
          series.count(),
          series.total(),
          series.buckets().stream().mapToLong(Long::longValue).toArray());
    }

    /** Null of a metric that this version does not have. */
    Series series() {
      Instrument instrument = Instrument.of(metric);
      if (instrument == null) {
        return null;
      }
      List<String> values = new ArrayList<>();
      if (attributes != null) {
        instrument.attributes().forEach(name -> values.add(attributes.get(name)));
      }
      return new Series(instrument, values, since, count, total, buckets);
    }
  }

  /**
   * What a file keeps of a stream; a beginning where it is of another stream, or is not there.
   *
   * @throws SinkException if it is there and cannot be read
   */
  static SinkState read(Path file, String stream) throws SinkException {
    try {
      SinkState kept = JSON.readValue(Files.readAllBytes(file), SinkState.class);
      return stream.equals(kept.stream) ? kept : new SinkState(stream, -1, List.of());
    } catch (NoSuchFileException e) {
      return new SinkState(stream, -1, List.of());
    } catch (JsonProcessingException e) {
      throw new SinkException(
          file + " is damaged; moved away, all that still waits is shipped, from sums of zero", e);
    } catch (IOException e) {
      throw new SinkException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Durable when this returns. */
  void write(Path file) throws SinkException {
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.replace(file, JSON.writeValueAsBytes(this), true);
    } catch (IOException e) {
      throw new SinkException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
