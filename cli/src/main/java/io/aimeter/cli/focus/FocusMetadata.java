package io.aimeter.cli.focus;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The file that FOCUS wants beside the data: which schema it has, and who made it. */
final class FocusMetadata {
  private FocusMetadata() {}

  /**
   * The metadata as JSON.
   *
   * @param unpriced how many billable calls are not in the data, for they have no price
   */
  static String json(Instant created, String generatorVersion, long unpriced) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode metadata = mapper.createObjectNode();
    ObjectNode generator = metadata.putObject("DataGenerator");
    generator.put("DataGenerator", "aimeter");
    generator.put("DataGeneratorVersion", generatorVersion);
    generator.put("x_UnpricedCalls", unpriced);
    ObjectNode schema = metadata.putArray("Schema").addObject();
    ArrayNode columns = mapper.createArrayNode();
    for (FocusColumn column : FocusColumn.ALL) {
      columns.add(definition(mapper.createObjectNode(), column));
    }
    // The same columns are the same schema, whoever exports.
    byte[] name = columns.toString().getBytes(StandardCharsets.UTF_8);
    schema.put("SchemaId", UUID.nameUUIDFromBytes(name).toString());
    schema.put("FocusVersion", "1.2");
    schema.put("CreationDate", created.truncatedTo(ChronoUnit.SECONDS).toString());
    schema.set("ColumnDefinition", columns);
    return metadata.toPrettyString() + "\n";
  }

  private static ObjectNode definition(ObjectNode node, FocusColumn column) {
    node.put("ColumnName", column.title());
    node.put("DataType", column.type().name());
    switch (column.type()) {
      case DECIMAL ->
          node.put("NumericPrecision", FocusColumn.PRECISION).put("NumberScale", FocusColumn.SCALE);
      case STRING, JSON -> node.put("StringEncoding", "UTF-8");
      case DATETIME -> {}
    }
    if (column.title().equals("Tags")) {
      node.putArray("ProviderTagPrefixes");
    }
    return node;
  }
}
