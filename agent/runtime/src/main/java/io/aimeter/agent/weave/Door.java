package io.aimeter.agent.weave;

import io.aimeter.agent.context.ContextMaps;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;

/**
 * The transformer every class of the application passes: a few look-ups of its name, and out.
 * Behind the door, loaded when the first target comes by, is everything else.
 */
public final class Door implements ClassFileTransformer {
  private final Set<String> targets = Hooks.classNames();
  private final Set<String> aiClients = AiClients.CLASS_NAMES;
  private final Set<String> contextMapNames = ContextMaps.classNames();
  private final ContextMaps contextMaps;
  private final Weaving weaving;

  /** The JDK's tasks once they are to be woven; null before that. */
  private volatile Set<String> tasks;

  private volatile Runnable aiClientSeen;

  /** What weaves the targets, made when it is first needed. */
  public interface Weaving {
    /**
     * The woven class file; null to leave the class as it is.
     *
     * @param module of the class
     * @param loader of the class, null for the boot loader
     */
    byte[] weave(Module module, ClassLoader loader, String internalName, byte[] classFile);
  }

  /** A door. */
  public Door(ContextMaps contextMaps, Weaving weaving) {
    this.contextMaps = contextMaps;
    this.weaving = weaving;
  }

  /** Says what is to be done when a client of an AI provider is being loaded; often, perhaps. */
  public void whenAiClientSeen(Runnable todo) {
    this.aiClientSeen = todo;
  }

  /** From now on the JDK's tasks are targets as well. */
  void admitTasks() {
    tasks = Hooks.taskClassNames();
  }

  /** Whether a class that is already loaded has a hook. */
  public boolean isTarget(Class<?> type) {
    return targets.contains(type.getName().replace('.', '/'));
  }

  /** Takes note of a class that is already loaded, if it is a context map. */
  public void noteLoaded(Class<?> type) {
    String name = type.getName().replace('.', '/');
    if (contextMapNames.contains(name)) {
      contextMaps.note(type.getClassLoader(), name);
    }
    if (aiClients.contains(name)) {
      aiClientSeen();
    }
  }

  @Override
  public byte[] transform(
      Module module,
      ClassLoader loader,
      String internalName,
      Class<?> redefined,
      ProtectionDomain domain,
      byte[] classFile) {
    if (internalName == null) {
      return null;
    }
    if (targets.contains(internalName)) {
      return weaving.weave(module, loader, internalName, classFile);
    }
    Set<String> late = tasks;
    if (late != null && loader == null && late.contains(internalName)) {
      return weaving.weave(module, null, internalName, classFile);
    }
    if (contextMapNames.contains(internalName)) {
      contextMaps.note(loader, internalName);
    } else if (aiClients.contains(internalName)) {
      aiClientSeen();
    }
    return null;
  }

  private void aiClientSeen() {
    Runnable todo = aiClientSeen;
    if (todo != null) {
      todo.run();
    }
  }
}
