package io.aimeter.core.attribution.rules;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2, of which rules need neither anchors nor tags nor a second document. */
final class YamlNodes {
  private static final String STAR = "a text that begins with a star must be in quotes";

  private final Document document;
  private Iterator<Event> events;

  YamlNodes(Document document) {
    this.document = document;
  }

  Node read(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Math.max(1, text.length())).build();
    try {
      events = new Parse(settings).parseString(text).iterator();
      events.next(); // the stream
      if (events.next().getEventId() == Event.ID.StreamEnd) {
        return new Node(Node.Kind.EMPTY, null, 1, 1);
      }
      Node root = value(events.next(), 0);
      events.next(); // the document's end
      Event end = events.next();
      if (end.getEventId() != Event.ID.StreamEnd) {
        throw problem(end, "a second document begins; rules are one");
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      if (e.getContext() != null && e.getContext().contains("scanning an alias")) {
        Mark star = e.getContextMark().orElseThrow();
        throw document.problem(star.getLine() + 1, star.getColumn() + 1, STAR, null);
      }
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      String what = "is not YAML: " + told(e.getProblem());
      throw mark.isPresent()
          ? document.problem(mark.get().getLine() + 1, mark.get().getColumn() + 1, what, null)
          : document.problem(what, null);
    } catch (YamlEngineException e) {
      throw document.problem("is not YAML: " + told(e.getMessage()), null);
    }
  }

  private Node value(Event event, int depth) {
    if (event instanceof AliasEvent) {
      throw problem(event, STAR);
    }
    if (((NodeEvent) event).getAnchor().isPresent()) {
      throw problem(event, "a text that begins with & must be in quotes");
    }
    if (depth >= Document.MAX_DEPTH) {
      throw problem(event, "this is nested too deeply for a rule");
    }
    switch (event.getEventId()) {
      case MappingStart:
        Node object = at(event, Node.Kind.OBJECT, null);
        for (Event name = events.next(); !isEnd(name); name = events.next()) {
          Node field = value(name, depth + 1);
          if (field.kind != Node.Kind.TEXT) {
            throw problem(name, "expected the name of a field, found " + field.told());
          }
          document.add(object, field, value(events.next(), depth + 1));
        }
        return object;
      case SequenceStart:
        Node list = at(event, Node.Kind.LIST, null);
        for (Event item = events.next(); !isEnd(item); item = events.next()) {
          list.items.add(value(item, depth + 1));
        }
        return list;
      default:
        return scalar((ScalarEvent) event);
    }
  }

  private static boolean isEnd(Event event) {
    return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
  }

  private static Node scalar(ScalarEvent event) {
    String text = event.getValue();
    if (event.isPlain() && text.isEmpty()) {
      return at(event, Node.Kind.EMPTY, null);
    }
    boolean nothing = event.isPlain() && (text.equals("~") || text.equals("null"));
    return nothing ? at(event, Node.Kind.NULL, null) : at(event, Node.Kind.TEXT, text);
  }

  private static Node at(Event event, Node.Kind kind, String text) {
    Mark mark = event.getStartMark().orElseThrow();
    return new Node(kind, text, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private RulesException problem(Event event, String what) {
    return document.problem(at(event, Node.Kind.EMPTY, null), what);
  }

  private static String told(String problem) {
    if (problem == null) {
      return "this cannot be read";
    }
    if (problem.contains("cannot start any token")) {
      return problem.contains("TAB")
          ? "found a tab; indent with blanks"
          : "found a character that cannot begin a text; put the text in quotes";
    }
    return problem.lines().findFirst().orElse("");
  }
}
