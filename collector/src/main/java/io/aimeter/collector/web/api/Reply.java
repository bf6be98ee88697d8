package io.aimeter.collector.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.aimeter.query.Answer;
import io.aimeter.query.BadInput;
import io.aimeter.query.Report;
import io.aimeter.query.answer.Answered;
import io.aimeter.query.data.AnswerData;
import io.aimeter.query.data.Json;
import io.aimeter.query.data.ReportCsv;
import io.aimeter.query.data.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** An answer that can be sent, in the forms the command line has. */
interface Reply {
  /** As JSON. */
  void json(PrintWriter out) throws IOException;

  /**
   * As CSV.
   *
   * @throws BadInput if there is none of it
   */
  default void csv(PrintWriter out) throws IOException {
    throw new BadInput("--answer: there is no CSV of this one");
  }

  /** Writes an object's members. */
  interface Members {
    void write(JsonGenerator json) throws IOException;
  }

  /** An object. */
  static Reply object(Members members) {
    return out -> {
      try (JsonGenerator json = Json.lineTo(out)) {
        json.writeStartObject();
        members.write(json);
        json.writeEndObject();
      }
    };
  }

  /** A report, as the command line prints it. */
  static Reply report(Report report) {
    return new Reply() {
      @Override
      public void json(PrintWriter out) throws IOException {
        ReportJson.print(report, out);
      }

      @Override
      public void csv(PrintWriter out) {
        ReportCsv.print(report, out);
      }
    };
  }

  /** Rows and notes. */
  static Reply answered(Answered answered) {
    return answered(answered, json -> {});
  }

  /** Rows, notes and further members. */
  static Reply answered(Answered answered, Members more) {
    return new Reply() {
      @Override
      public void json(PrintWriter out) throws IOException {
        object(
                json -> {
                  rows(answered.forMachines(), json);
                  json.writeArrayFieldStart("notes");
                  for (String note : answered.notes()) {
                    if (!note.isEmpty()) {
                      json.writeString(note);
                    }
                  }
                  json.writeEndArray();
                  more.write(json);
                })
            .json(out);
      }

      @Override
      public void csv(PrintWriter out) {
        AnswerData.csv(answered.forMachines(), out);
      }
    };
  }

  private static void rows(Answer answer, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("columns");
    for (Answer.Column column : answer.columns()) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("shape", column.shape().name().toLowerCase(Locale.ROOT));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (List<Object> row : answer.rows()) {
      AnswerData.row(answer, row, json);
    }
    json.writeEndArray();
  }
}
