global using Orleans.Serialization;
