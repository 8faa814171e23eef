# Builds the application and its image: non-root, nothing written but /tmp.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml .
COPY src src
COPY db db
COPY ui-templates ui-templates
RUN mvn -B --no-transfer-progress package -DskipTests \
    && java -Djarmode=tools -jar target/harness-code-for-jira-*.jar extract --destination /app

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --no-create-home harness-jira
COPY --from=build /app /app
USER 10001
WORKDIR /app
EXPOSE 8080
ENTRYPOINT ["sh", "-c", "exec java -XX:MaxRAMPercentage=75 -Djava.io.tmpdir=/tmp -jar /app/harness-code-for-jira-*.jar \"$@\"", "--"]
