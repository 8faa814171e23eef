create schema ingestion;
