package io.aimeter.core.usage;

import java.util.HashMap;
import java.util.Map;

/**
 * The paths of a body that mean something, as a tree, so that a walk over a document skips all else
 * at the price of a look-up. Segments are member names; {@code *} stands for any other member,
 * {@code []} for any element of an array. Immutable once its builder has filled it.
 */
final class PathNode {
  private final Map<String, PathNode> children = new HashMap<>();
  private PathNode other;
  private Slot slot;
  private String path;

  /** Gives a path a meaning; returns this, the root. */
  PathNode with(String path, Slot meaning) {
    PathNode node = this;
    for (String segment : path.split("\\.", -1)) {
      PathNode child = node.children.computeIfAbsent(segment, name -> new PathNode());
      node.other = segment.equals("*") ? child : node.other;
      node = child;
    }
    node.slot = meaning;
    node.path = path;
    return this;
  }

  /** The node of a member, or null where nothing below it has a meaning. */
  PathNode member(String name) {
    PathNode named = children.get(name);
    return named == null ? other : named;
  }

  /** The node of an array's elements, or null. */
  PathNode element() {
    return children.get("[]");
  }

  /** The path that {@link #slot} was given at. */
  String path() {
    return path;
  }

  /** What the value here means, or null. */
  Slot slot() {
    return slot;
  }
}
