package io.aimeter.agent.weave;

/** One row of the {@link Hooks} table: a method that is woven, and the tap it calls. */
public final class Hook {
  private final String id;
  private final String tapName;
  private final String className;
  private final String method;
  private final String descriptor;
  private final String tapClass;
  private final int[] replacedArguments;
  private final Use use;

  /** What a row is for. */
  private enum Use {
    METERS,
    ASKS,
    NAMES
  }

  Hook(
      String id,
      String className,
      String method,
      String descriptor,
      String tapClass,
      int... replacedArguments) {
    this(id, className, method, descriptor, tapClass, Use.METERS, replacedArguments);
  }

  private Hook(
      String id,
      String className,
      String method,
      String descriptor,
      String tapClass,
      Use use,
      int... replacedArguments) {
    this.id = id;
    this.tapName = id.substring(0, id.indexOf('.'));
    this.className = className;
    this.method = method;
    this.descriptor = descriptor;
    this.tapClass = tapClass;
    this.replacedArguments = replacedArguments;
    this.use = use;
  }

  /** A row that is woven only where usage is asked for. */
  static Hook asking(
      String id,
      String className,
      String method,
      String descriptor,
      String tapClass,
      int... replacedArguments) {
    return new Hook(id, className, method, descriptor, tapClass, Use.ASKS, replacedArguments);
  }

  /** Whether it is a row of the JDK's tasks, which are woven later than all else. */
  boolean isOfTasks() {
    return tapName.equals(HandoverHooks.TAP_NAME);
  }

  /** Whether it is needed only where usage is asked for. */
  boolean asks() {
    return use == Use.ASKS;
  }

  /** A row that sees no calls, but where they are made: woven where features are derived. */
  static Hook naming(
      String id, String className, String method, String descriptor, String tapClass) {
    return new Hook(id, className, method, descriptor, tapClass, Use.NAMES);
  }

  /** Whether it only helps to name calls. */
  boolean names() {
    return use == Use.NAMES;
  }

  /** Its name, unique: {@code TAP.METHOD}. */
  public String id() {
    return id;
  }

  /** The tap it belongs to, the TAP of {@code aimeter.tap.TAP=false}. */
  public String tapName() {
    return tapName;
  }

  /** The internal name of the class that declares the method. */
  public String className() {
    return className;
  }

  /** The method's binary name, without descriptor. */
  public String method() {
    return method;
  }

  /** The beginning of the method's descriptor; a whole one matches exactly one method. */
  public String descriptor() {
    return descriptor;
  }

  /** The binary name of the {@link io.aimeter.agent.tap.Tap} subclass. */
  public String tapClass() {
    return tapClass;
  }

  /** The arguments the tap may replace, counted from 0. */
  int[] replacedArguments() {
    return replacedArguments;
  }

  /** Whether this row means the method of this name and descriptor. */
  boolean matches(String name, String itsDescriptor) {
    return method.equals(name) && itsDescriptor.startsWith(descriptor);
  }

  /** The row, as the printed table shows it. */
  @Override
  public String toString() {
    return id + " " + className.replace('/', '.') + "." + method + descriptor + " " + tapClass;
  }
}
