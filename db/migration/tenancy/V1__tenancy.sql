create schema tenancy;
