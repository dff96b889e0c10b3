"""The same under Spark. Written by its manual; it was not run, because Spark is in none of the registries used here.

    spark-submit spark.py plans.ndjson answers
"""
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("gzyd").getOrCreate()
records = spark.sparkContext.textFile(sys.argv[1])
records.pipe("gzyd extract --format ndjson --records").saveAsTextFile(sys.argv[2])
