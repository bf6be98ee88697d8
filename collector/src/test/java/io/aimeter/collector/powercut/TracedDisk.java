package io.aimeter.collector.powercut;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.apache.lucene.tests.mockfile.FilterFileChannel;
import org.apache.lucene.tests.mockfile.FilterFileSystemProvider;

/**
 * The real disk below one directory, and a model beside it of what of it is durable. Before each
 * step that changes that, its watcher is asked to look: then, power could fail. Whatever Java code
 * does through {@link #root} is seen, and what others write is found; nothing can pass it by.
 */
public final class TracedDisk extends FilterFileSystemProvider {
  /** Looks at the disk before a step. */
  public interface Watcher {
    /**
     * Power could fail now.
     *
     * @param step what would come next
     */
    void look(String step) throws IOException;
  }

  private final Path real;
  private final DiskModel model;
  private Watcher watcher = step -> {};

  /** Traces what happens below a directory of the default file system. */
  public TracedDisk(Path real) {
    super("traced://", FileSystems.getDefault());
    this.real = real;
    this.model = new DiskModel(real);
  }

  /** The directory, through which all is traced. */
  public Path root() {
    return wrapPath(real);
  }

  /** From now on, that one looks. */
  public synchronized void watch(Watcher with) {
    watcher = with;
  }

  /** What is there after a power cut now. */
  public synchronized DiskState state(Survival survival) throws IOException {
    return model.state(survival);
  }

  private void look(String step, Path path) throws IOException {
    model.discover();
    watcher.look(step + " " + real.relativize(path));
  }

  private synchronized void force(Path path, FileChannel channel, boolean metaData)
      throws IOException {
    if (path.startsWith(real)) {
      look("force", path);
    }
    channel.force(metaData);
    model.force(path);
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    Path file = toDelegate(path);
    look("delete", file);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    model.delete(file);
    super.delete(path);
  }

  @Override
  public synchronized boolean deleteIfExists(Path path) throws IOException {
    if (!Files.exists(toDelegate(path))) {
      return false;
    }
    delete(path);
    return true;
  }

  @Override
  public synchronized void move(Path source, Path target, CopyOption... options)
      throws IOException {
    look("move", toDelegate(target));
    model.move(toDelegate(source), toDelegate(target));
    super.move(source, target, options);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = toDelegate(path);
    return new FilterFileChannel(super.newFileChannel(path, options, attributes)) {
      @Override
      public void force(boolean metaData) throws IOException {
        TracedDisk.this.force(file, delegate, metaData);
      }
    };
  }
}
