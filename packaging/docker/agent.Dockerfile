# Carries the agent's jar into pods: an init container that copies it to a shared volume (or, where the cluster has them, an image volume).
#   docker build -f packaging/docker/agent.Dockerfile -t aimeter/agent packaging/target/dist
ARG BASE=docker.io/library/busybox:1.37
FROM ${BASE}
ARG VERSION=unknown
LABEL org.opencontainers.image.title="aimeter agent" \
      org.opencontainers.image.description="Carries aimeter.jar, a -javaagent that meters AI calls" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --chmod=0444 aimeter/aimeter.jar /aimeter.jar
USER 65532:65532
# -f: where a pod begins again, the file is there already, and read-only.
CMD ["cp", "-f", "/aimeter.jar", "/aimeter-agent/aimeter.jar"]
