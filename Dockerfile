# Builds the application and its image: non-root, nothing written but /tmp.
FROM maven:3-eclipse-temurin-25 AS build
# The build starts a PostgreSQL of its own, which refuses to run as root.
RUN useradd --create-home builder
USER builder
WORKDIR /home/builder
COPY --chown=builder pom.xml .
COPY --chown=builder src src
COPY --chown=builder db db
COPY --chown=builder ui-templates ui-templates
RUN MAVEN_CONFIG=/home/builder/.m2 mvn -B --no-transfer-progress package -DskipTests \
    && java -Djarmode=tools -jar target/harness-code-for-jira.jar extract --destination app

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home harness-jira
COPY --from=build /home/builder/app /app
USER 10001
WORKDIR /app
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-Djava.io.tmpdir=/tmp", "-jar", "/app/harness-code-for-jira.jar"]
