# The collector and the command line. Built from the very files that were tested:
#   mvn package -Pdist
#   docker build -f packaging/docker/collector.Dockerfile -t aimeter/collector packaging/target/dist
# JDK and BASE may be mirrors of your own; BASE needs glibc, libstdc++, bash, coreutils and sed.
ARG JDK=docker.io/library/eclipse-temurin:25-jdk
ARG BASE=docker.io/library/debian:12-slim

FROM ${JDK} AS runtime
# What the programs use of the JDK; a test links this very list and runs them with it.
ARG MODULES=java.base,java.compiler,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.httpserver,jdk.management,jdk.naming.dns,jdk.unsupported,jdk.zipfs
# Not --strip-debug, which needs objcopy: not every JDK image has it.
RUN jlink --add-modules "${MODULES}" --strip-java-debug-attributes --no-header-files --no-man-pages --output /runtime

FROM ${BASE}
ARG VERSION=unknown
LABEL org.opencontainers.image.title="aimeter collector" \
      org.opencontainers.image.description="Ships records of AI calls from local queues to a store and to sinks" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=runtime /runtime /opt/java
COPY aimeter /opt/aimeter
# The directory is there for whoever mounts nothing; a volume takes its owner from it.
RUN install -d -o 65532 -g 65532 -m 0750 /var/lib/aimeter
ENV JAVA_HOME=/opt/java \
    PATH=/opt/aimeter/bin:/opt/java/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    AIMETER_DIR=/var/lib/aimeter \
    AIMETER_COLLECT_HTTP_LISTEN=9464 \
    AIMETER_COLLECT_LOG_FORMAT=json
USER 65532:65532
VOLUME ["/var/lib/aimeter"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["/opt/aimeter/bin/healthcheck"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/aimeter/bin/aimeter"]
CMD ["collect"]
