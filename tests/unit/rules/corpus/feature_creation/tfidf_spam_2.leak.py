import re
import string

import nltk
import pandas as pd
import matplotlib.pyplot as plt
from nltk.corpus import stopwords
from nltk.stem import PorterStemmer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB
from sklearn.svm import LinearSVC
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, precision_score

nltk.download('stopwords')
ps = PorterStemmer()
stop = set(stopwords.words('english'))

# 1. Data Cleaning
df = pd.read_csv('spam.csv', encoding='latin-1')
df = df[['v1', 'v2']]
df.columns = ['label', 'text']
df['label'] = df['label'].map({'ham': 0, 'spam': 1})
df = df.drop_duplicates(keep='first')
print(df.shape)
print(df['label'].value_counts())

# 2. EDA
plt.pie(df['label'].value_counts(), labels=['ham', 'spam'], autopct='%0.2f')
plt.show()
df['num_characters'] = df['text'].apply(len)
print(df.groupby('label')['num_characters'].describe())


# 3. Text preprocessing
def transform_text(text):
    text = text.lower()
    text = re.sub(r'http\S+', ' url ', text)
    text = text.translate(str.maketrans('', '', string.punctuation))
    words = [w for w in text.split() if w.isalnum() and w not in stop]
    return ' '.join(ps.stem(w) for w in words)


df['transformed_text'] = df['text'].apply(transform_text)

# 4. Model building
tfidf = TfidfVectorizer(max_features=3000)
X = tfidf.fit_transform(df['transformed_text'])
y = df['label'].values

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=2)

clfs = {
    'NB': MultinomialNB(),
    'SVC': LinearSVC(C=1.0),
    'LR': LogisticRegression(solver='liblinear', penalty='l1'),
}

rows = []
for name, clf in clfs.items():
    clf.fit(X_train, y_train)
    y_pred = clf.predict(X_test)
    rows.append((name, accuracy_score(y_test, y_pred), precision_score(y_test, y_pred)))
    print('For', name)
    print('Accuracy - ', rows[-1][1])
    print('Precision - ', rows[-1][2])

performance_df = pd.DataFrame(rows, columns=['Algorithm', 'Accuracy', 'Precision'])
print(performance_df)
