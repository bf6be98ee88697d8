package io.aimeter.collector.powercut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of a directory tree is durable, and what is not yet. A file's content is durable when the
 * file has been forced since it changed; a name comes, goes and changes its file durably when its
 * directory has been forced since. What a queue holds is the agents': taken as durable as soon as
 * it is there, so that only what the collector does is judged.
 */
final class DiskModel {
  private sealed interface Node permits Directory, Content {}

  private static final class Directory implements Node {
    final Map<String, Node> durable = new TreeMap<>();

    /** Changes that have not been made durable: a node a name, null where the name goes. */
    final List<Map<String, Node>> changes = new ArrayList<>();

    Map<String, Node> now() {
      Map<String, Node> now = new TreeMap<>(durable);
      changes.forEach(change -> apply(change, now));
      return now;
    }

    void force() {
      changes.forEach(change -> apply(change, durable));
      changes.clear();
    }

    static void apply(Map<String, Node> change, Map<String, Node> entries) {
      change.forEach(
          (name, node) -> {
            if (node == null) {
              entries.remove(name);
            } else {
              entries.put(name, node);
            }
          });
    }
  }

  private static final class Content implements Node {
    final boolean alwaysDurable;
    Path real;
    byte[] durable;
    byte[] last;

    Content(Path real, boolean alwaysDurable) {
      this.real = real;
      this.alwaysDurable = alwaysDurable;
    }

    byte[] now() throws IOException {
      return last != null ? last : Files.readAllBytes(real);
    }

    void unlink() throws IOException {
      last = now();
    }
  }

  private final Path root;
  private final Directory top = new Directory();

  DiskModel(Path root) {
    this.root = root;
  }

  /** A file's content, or a directory's entries, is durable from now on. */
  void force(Path path) throws IOException {
    discover();
    if (!path.startsWith(root)) {
      return;
    }
    if (path.equals(root)) {
      top.force();
    } else if (node(path) instanceof Directory directory) {
      directory.force();
    } else if (node(path) instanceof Content content) {
      content.durable = content.now();
    }
  }

  /** To be said before it happens. */
  void delete(Path path) throws IOException {
    discover();
    if (node(path) instanceof Content content) {
      content.unlink();
    }
    change(path, null);
  }

  /** To be said before it happens. */
  void move(Path from, Path to) throws IOException {
    discover();
    Node moved = node(from);
    if (node(to) instanceof Content replaced) {
      replaced.unlink();
    }
    if (from.getParent().equals(to.getParent())) {
      Map<String, Node> change = new HashMap<>();
      change.put(name(from), null);
      change.put(name(to), moved);
      directory(from.getParent()).changes.add(change);
    } else {
      change(to, moved);
      change(from, null);
    }
    ((Content) moved).real = to;
  }

  /** What is there after a power cut now, of which that survives. */
  DiskState state(Survival survival) throws IOException {
    DiskState state = new DiskState();
    collect(top, "", survival, state);
    return state;
  }

  private static void collect(Directory directory, String path, Survival survival, DiskState state)
      throws IOException {
    Map<String, Node> left = new TreeMap<>(directory.durable);
    for (int i = 0; i < directory.changes.size(); i++) {
      if (survival.keeps(path, i)) {
        Directory.apply(directory.changes.get(i), left);
      }
    }
    for (Map.Entry<String, Node> entry : left.entrySet()) {
      String child = path.isEmpty() ? entry.getKey() : path + "/" + entry.getKey();
      if (entry.getValue() instanceof Directory inner) {
        state.add(child, null);
        collect(inner, child, survival, state);
      } else {
        Content content = (Content) entry.getValue();
        byte[] now = content.now();
        boolean whole = content.alwaysDurable || java.util.Arrays.equals(now, content.durable);
        state.add(child, whole ? now : survival.content(content.durable, now));
      }
    }
  }

  /** Sees what has come and gone by ways that are not told. */
  void discover() throws IOException {
    discover(root, top);
  }

  private void discover(Path real, Directory directory) throws IOException {
    Map<String, Node> known = directory.now();
    Set<String> gone = new HashSet<>(known.keySet());
    for (Path child : children(real)) {
      String name = name(child);
      gone.remove(name);
      Node node = known.get(name);
      if (node == null) {
        boolean ofAgents = root.relativize(child).startsWith("queue");
        node = Files.isDirectory(child) ? new Directory() : new Content(child, ofAgents);
        if (ofAgents) {
          directory.durable.put(name, node);
        } else {
          directory.changes.add(Map.of(name, node));
        }
      }
      if (node instanceof Directory inner) {
        discover(child, inner);
      }
    }
    for (String name : gone) {
      if (known.get(name) instanceof Content content && content.last == null) {
        content.last = new byte[0];
      }
      directory.changes.add(Collections.singletonMap(name, null));
    }
  }

  private static List<Path> children(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private void change(Path path, Node node) {
    directory(path.getParent()).changes.add(Collections.singletonMap(name(path), node));
  }

  private Directory directory(Path path) {
    return path.equals(root) ? top : (Directory) node(path);
  }

  private Node node(Path path) {
    Node node = top;
    for (Path name : root.relativize(path)) {
      node = node instanceof Directory directory ? directory.now().get(name.toString()) : null;
    }
    return node;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
